"""How well the program does: texts with what readers found, questions with what is expected, and the figures."""
