# The generator of the sample organisation: one module per group of registers.
