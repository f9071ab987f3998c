"""Pools of spare and loan devices, who reserved which, goods that are counted, and every movement of them.

Begin at `models.Pool`. A unit of a pool is an item of the register; how it comes to a user and back is the exchange's.
"""
