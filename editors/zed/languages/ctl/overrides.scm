; Where a quotation mark closes no bracket.
[(comment) (doc_comment)] @comment.inclusive
[(text) (text_block)] @string
