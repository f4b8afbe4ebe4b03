"""python -m bench.one: sets Django up before anything that needs it is imported."""

import django

django.setup()

from bench.run import main  # noqa: E402 -- models need a set-up Django

if __name__ == "__main__":
    main()
