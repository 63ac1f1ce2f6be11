"""The composition root: builds everything by constructor; the only place that imports all layers."""

import gc
import sys

# What imports make is never garbage: looking through it again and again is a fifth of the time that they take.
gc.set_threshold(50_000, 20, 20)
# The main thread waits so long for the interpreter while a worker computes; the usual 5 ms would be seen in scrolling.
sys.setswitchinterval(0.001)
