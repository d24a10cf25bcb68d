"""Tables in and out: CSV and its cousins, for meetings, actions and goals.

`cells` cuts a file into rows, `columns` says which column stands for which key by its heading
(`headings`), else by what its cells say (`tell`), `whom` refuses a table of several pairs, `rows`
reads what stands there (`values`), `arrive` sets it beside a record, `write` makes a table of one.
"""
