using Crm.Filtering;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Domain;

namespace Crm.Tickets.Features.Tickets;

/// <summary>What lists of tickets can be filtered and ordered by.</summary>
internal static class TicketFilter
{
    public static FilterSchema<Ticket> Schema { get; } =
        FilterSchema<Ticket>
            .Create()
            .Id("contactId", ticket => ticket.ContactId)
            .Number("number", ticket => ticket.Number)
            .Enum("status", ticket => ticket.Status)
            .Enum("kind", ticket => ticket.Kind)
            .Enum("priority", ticket => ticket.Priority)
            .Enum("severity", ticket => ticket.Severity)
            .Text("queue", ticket => ticket.QueueKey, TextKey.Of)
            .Text("channel", ticket => ticket.ChannelKey, TextKey.Of)
            .Text("assigneeId", ticket => ticket.AssigneeId)
            .TextList("tags", ticket => ticket.TagKeys, tag => tag.Key, normalize: TextKey.Of)
            .Text("requester.email", ticket => ticket.RequesterEmailKey, TextKey.Of)
            .Text("requester.phone", ticket => ticket.RequesterPhoneKey, TextKey.OfPhone)
            .Time("createTime", ticket => ticket.CreateTime)
            .Time("updateTime", ticket => ticket.UpdateTime)
            .Build();

    public static SortSchema<Ticket> Order { get; } =
        SortSchema<Ticket>
            .Create("id", ticket => ticket.Id)
            .Time("createTime", ticket => ticket.CreateTime)
            .Time("updateTime", ticket => ticket.UpdateTime)
            .Number("number", ticket => ticket.Number)
            .Enum("priority", ticket => ticket.Priority)
            .Build("createTime desc");
}
