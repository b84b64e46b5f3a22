"""What speed and memory are worth: each step beside its limit, the same work straight in DuckDB.

Every step runs in a process of its own, so that its peak memory is its own. The figures are for people to read;
nothing fails here.
"""
