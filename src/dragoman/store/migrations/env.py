"""How Alembic reaches the record: by the connection that `database` hands over."""

from alembic import context

from dragoman.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
