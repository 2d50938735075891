"""`python -m tests.bench [NAME…]`: a line of JSON a figure; without names, all of them."""

import sys

from tests.bench import counting, editor, generation, memory, meter, search, start, stream, trigger

BENCHES = {
    "start": start,
    "memory": memory,
    "trigger": trigger,
    "stream": stream,
    "generation": generation,
    "search": search,
    "editor": editor,
    "meter": meter,
    "counting": counting,
}


def main(names: list[str]) -> int:
    """Run the benches of these names."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"unknown: {' '.join(unknown)}; known: {' '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in names or list(BENCHES):
        for figure in BENCHES[name].figures():
            print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
