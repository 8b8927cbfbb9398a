#!/usr/bin/env python3
# Writes every register of the sample organisation into this folder; the same files on every run.
#
#     python3 generate.py && python3 -m oracle
#
# The manifest isms.yaml is written by hand. What is wrong on purpose is listed in generator/planted.py.
from generator import documents, evidence, governance, improvement, interactions, operation, organisation, processes, risks

if __name__ == "__main__":
    for register in (organisation, processes, interactions, documents, risks, improvement, evidence, operation, governance):
        register.files()
