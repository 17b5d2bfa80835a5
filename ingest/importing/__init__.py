"""Data sets that a user has downloaded, turned row by row into claims with that data set as their source."""
