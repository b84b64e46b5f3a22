"""From files to releases: the whole way on a small demo city, on real files, and on broken ones."""
