using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PeerCircle.Server.Data;
using Xunit;

namespace PeerCircle.Tests.Data;

/// <summary>
/// While nodes are upgraded one by one, and after an upgrade that was taken back, the older program works on the newer schema. It does as
/// long as a migration only adds, and asks nothing new of what the older program writes.
/// </summary>
public sealed class MigrationsOnlyAddTests
{
    /// <summary>The first migration stands alone: no program is older.</summary>
    private const string Baseline = "Start";

    [Fact]
    public void On_SQLite_the_older_program_works_on_the_newer_schema() => AssertOnlyAdds(new SqliteDesign().CreateDbContext([]));

    [Fact]
    public void On_PostgreSQL_the_older_program_works_on_the_newer_schema() => AssertOnlyAdds(new PostgresDesign().CreateDbContext([]));

    [Theory]
    [MemberData(nameof(Breaking))]
    public void What_the_older_program_could_not_live_with_is_found(MigrationOperation operation) =>
        Assert.False(Adds(operation, []), operation.GetType().Name);

    public static TheoryData<MigrationOperation> Breaking() =>
    [
        new DropColumnOperation { Table = "messages", Name = "note" },
        new RenameColumnOperation { Table = "messages", Name = "note", NewName = "remark" },
        new AlterColumnOperation { Table = "messages", Name = "note", ClrType = typeof(string) },
        new AddColumnOperation { Table = "messages", Name = "mood", ClrType = typeof(int), IsNullable = false },
        new CreateIndexOperation { Table = "messages", Name = "one_note", Columns = ["note"], IsUnique = true },
        new AddCheckConstraintOperation { Table = "messages", Name = "short", Sql = "length(html) < 10" },
        new SqlOperation { Sql = "delete from messages" },
    ];

    private static void AssertOnlyAdds(PeerCircleDb context)
    {
        using var db = context;
        var assembly = db.GetService<IMigrationsAssembly>();
        var later = assembly.Migrations.Where(m => !m.Key.EndsWith($"_{Baseline}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(later);
        foreach (var (id, type) in later)
        {
            var operations = assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            var added = Added(operations);
            Assert.All(operations, operation => Assert.True(Adds(operation, added), $"{id}: {operation.GetType().Name}; add first, remove a version later"));
        }
    }

    /// <summary>The tables and columns that a migration brings: the older program knows nothing of them.</summary>
    private static HashSet<string> Added(IEnumerable<MigrationOperation> operations) =>
        operations.Select(operation => operation switch
        {
            CreateTableOperation table => table.Name,
            AddColumnOperation { IsNullable: true } column => $"{column.Table}.{column.Name}",
            _ => "",
        }).ToHashSet(StringComparer.Ordinal);

    private static bool Adds(MigrationOperation operation, HashSet<string> added) => operation switch
    {
        CreateTableOperation => true,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null,
        CreateIndexOperation { IsUnique: false } => true,
        // Unique where the older program writes nothing, or leaves nulls.
        CreateIndexOperation index => added.Contains(index.Table) || index.Columns.Any(column => added.Contains($"{index.Table}.{column}")),
        AddForeignKeyOperation key => added.Contains(key.Table) || key.Columns.All(column => added.Contains($"{key.Table}.{column}")),
        InsertDataOperation rows => added.Contains(rows.Table),
        _ => false,
    };
}
