package dev.nightshift.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** Binds components as {@code real[]} without boxing them. */
final class RealArray implements Argument {
    private final float[] components;

    RealArray(float[] components) {
        this.components = components;
    }

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setObject(position, components);
    }
}
