"""Pages that both faces show alike: the portal and the workbench each give them their frame, addresses and rights."""
