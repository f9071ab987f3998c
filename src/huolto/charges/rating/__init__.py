"""From usages and dated states to ratings: `scope` says what, `reading` reads, `projection` rates."""
