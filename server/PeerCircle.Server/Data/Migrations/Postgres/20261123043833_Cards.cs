using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeerCircle.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "card",
                table: "cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "card_at",
                table: "cases",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "card",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "card_at",
                table: "cases");
        }
    }
}
