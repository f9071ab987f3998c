"""What there is to have: makers, device models, products, service packages, each customer's assortment."""
