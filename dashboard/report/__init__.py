"""The council's paper: the pages' sentences and tables as a tagged PDF, made without the app."""
