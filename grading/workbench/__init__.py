"""What an instructor works with to write a scenario: drafts, maps, previews, tests."""
