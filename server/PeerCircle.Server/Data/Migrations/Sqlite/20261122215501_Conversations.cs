using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeerCircle.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "messages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "drafts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mentor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    mentor_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                    table.ForeignKey(
                        name: "fk_conversations_channels_id",
                        column: x => x.id,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mentor_profiles",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    languages = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    topics = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    hours = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    away_until = table.Column<long>(type: "INTEGER", nullable: true),
                    appointed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    appointed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_profiles", x => x.member_id);
                    table.ForeignKey(
                        name: "fk_mentor_profiles_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mentor_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mentor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    opening = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_requests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_member_id",
                table: "conversations",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_mentor_id_ended",
                table: "conversations",
                columns: new[] { "mentor_id", "ended" });

            migrationBuilder.CreateIndex(
                name: "ix_mentor_requests_member_id_mentor_id",
                table: "mentor_requests",
                columns: new[] { "member_id", "mentor_id" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_mentor_requests_mentor_id_state",
                table: "mentor_requests",
                columns: new[] { "mentor_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "mentor_profiles");

            migrationBuilder.DropTable(
                name: "mentor_requests");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "drafts");
        }
    }
}
