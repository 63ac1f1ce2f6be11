"""What a migration hands to the guard of the record, outside a migration."""

from django.db import connection


class PlainEditor:
    """Runs statements on the connection of the test."""

    connection = connection

    def execute(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)
