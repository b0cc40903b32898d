"""The one stage that touches the database: connections, transactions and the settings of a request."""
