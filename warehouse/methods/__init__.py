"""The planning methods: pages of mathematics, arrays or frames in, arrays or frames out."""
