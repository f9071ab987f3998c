"""What a mail means, from its texts and headers alone: the reply without quotes, its request, machines, returned mail.

Begin at `reply.reply_of`, `subjects.request_number`, `automatic.is_automatic` and `bounces.bounce_of`.
"""
