"""A process that has set Django up once and forks for each piece of code that is to run, and perhaps die, by itself.

    python -m connectors.zygote

Orders are lines of JSON: `code` with `environment` is answered by the child's number, `wait` by how a child ended.
"""

import json
import os
import sys
import traceback

import django


def main() -> None:
    """Answer orders until there are no more."""
    django.setup()
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _pid, status = os.waitpid(order["wait"], 0)
            _answer(os.waitstatus_to_exitcode(status))
            continue
        pid = os.fork()
        if not pid:
            _run(order)
        _answer(pid)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _run(order: dict[str, str]) -> None:
    status = 1
    try:
        os.environ.update(order["environment"])
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        exec(order["code"], {})  # noqa: S102 - code of the tests
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
