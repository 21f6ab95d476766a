"""The names that the program stores or shows to the outside, read from the code as it is.

Where the code can be asked it is asked. Names that stand as words in calls are read from the source: a call that was
renamed finds none of them, and the test says so at once.
"""

from __future__ import annotations

"""Templates that are named without their folder and are no screens."""
