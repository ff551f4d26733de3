"""Start here: ``python3 -m deniceni <command>``.

This file is also read by Pythons that are too old, so it speaks their dialect.
"""

import sys

LEAST = (3, 11)


def main():  # type: () -> int
    """Run the command line; return the exit status."""
    if sys.version_info < LEAST:
        have = "{}.{}".format(*sys.version_info[:2])
        sys.stderr.write(
            "Deni Ceni memerlukan Python 3.11 atau lebih baru; yang ini {0}.\n"
            "Pasang Python yang lebih baru, lalu jalankan lagi perintah ini dengannya,"
            " misalnya: python3.12 -m deniceni lab\n"
            "Deni Ceni needs Python 3.11 or newer; this one is {0}. Install a newer"
            " Python and run this command again with it.\n".format(have)
        )
        return 1
    from deniceni.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
