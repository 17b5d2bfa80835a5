"""How well questions are answered: sets of questions with what is expected, and the judgement of each answer."""
