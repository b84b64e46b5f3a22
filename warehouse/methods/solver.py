"""HiGHS without a word on the console.

The library greets on standard output while a solver is being made, before an option could forbid it; whoever reads
this program's output line by line would stumble over that.
"""

from __future__ import annotations

import highspy


class Solver(highspy.Highs):
    """A solver that works on one thread, in the same way every time, and prints nothing."""

    def __init__(self) -> None:
        super().__init__()
        for option, value in (("threads", 1), ("random_seed", 0)):
            self.setOptionValue(option, value)

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Silence the solver before the library's own start does something that makes it greet."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()
