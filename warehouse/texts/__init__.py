"""German sentences of the warehouse: findings about deliveries, and what the command line says."""
