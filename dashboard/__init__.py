"""The pages: a question, a figure, one sentence that reads it, a table. Shows what the warehouse published."""
