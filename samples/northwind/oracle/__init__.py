# An independent reading of the sample: the same files, the checks written down a second time, and the answer key.
