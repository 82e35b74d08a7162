"""A caseload from another system: what its rows say, told again with the words and rules of this record.

The rows have the form of the Standard Safeguarding Dataset 1.4.5; a CIN census is put into that form first. They go
through the same verbs as everything that is recorded here, so what the record would refuse is refused, with its reason.
"""
