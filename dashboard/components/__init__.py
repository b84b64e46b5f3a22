"""The parts pages are made of: headline, figure, table, downloads, freshness, notices."""
