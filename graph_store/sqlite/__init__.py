"""The embedded adapter: claims and graph in one SQLite file. The only place that imports the driver."""
