"""The call list: messages to people whom only a telephone reaches, each made by a person.

A call is a message in the queue whose channel is `Channel.CALL`. Calls to one number are made
together, by one member of staff who has taken it for half an hour.
"""
