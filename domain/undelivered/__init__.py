"""What did not reach people: counted by reason, told each morning, name by name for their officers, as a list to call.

A push is undelivered when it was refused, given up or overtaken by its day, or had no app to go to; in doubt is counted
apart. It counts until its person writes (data/queries/outbox/undelivered.py).
"""
