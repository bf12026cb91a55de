using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeerCircle.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Shifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "shown_around",
                table: "members",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "mode_after_cover",
                table: "channels",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "staffed",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    beat_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts", x => x.id);
                    table.ForeignKey(
                        name: "fk_shifts_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_beat_at",
                table: "shifts",
                column: "beat_at");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_member_id",
                table: "shifts",
                column: "member_id",
                unique: true,
                filter: "ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shifts");

            migrationBuilder.DropColumn(
                name: "shown_around",
                table: "members");

            migrationBuilder.DropColumn(
                name: "mode_after_cover",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "staffed",
                table: "channels");
        }
    }
}
