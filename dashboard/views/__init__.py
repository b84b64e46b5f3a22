"""One module per page: question, figure, one sentence that reads it, table."""
