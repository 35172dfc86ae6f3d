"""Screens of the administration that several rooms share: acts on one row, lists without some acts."""
