# An independent reading of the samples: the same files, the checks written down a second time, and the answer keys.
