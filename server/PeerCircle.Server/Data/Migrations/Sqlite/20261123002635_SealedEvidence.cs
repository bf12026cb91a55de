using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeerCircle.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealedEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "notices",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "flags",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "decisions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "case_notes",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "case_evidence",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_subject_id",
                table: "cases",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_subject_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "flags");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "case_notes");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "case_evidence");
        }
    }
}
