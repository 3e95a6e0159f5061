//! Tables and queries: the only place, with migrations, that imports sea-orm.
