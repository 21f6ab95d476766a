"""What both of Zalo's platforms share."""
