"""Reading a delivery: bytes → text records → recognised rows → typed rows, nothing dropped on the way."""
