"""Starts Close Reader from a checkout: `python main.py [FILE|URL ...]`."""

from reader.app import main

if __name__ == "__main__":
    raise SystemExit(main())
